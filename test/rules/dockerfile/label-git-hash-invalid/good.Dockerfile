FROM alpine:3.22
ARG REVISION
LABEL org.opencontainers.image.revision=$REVISION
LABEL org.opencontainers.image.revision=3f2a9c1
