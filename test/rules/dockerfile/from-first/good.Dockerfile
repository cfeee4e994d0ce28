# escape=\
ARG VERSION=1
FROM alpine:$VERSION
RUN true
