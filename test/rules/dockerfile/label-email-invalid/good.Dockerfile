FROM alpine:3.22
LABEL maintainer="Ada <ada@example.com>"
LABEL org.opencontainers.image.authors=$TEAM
