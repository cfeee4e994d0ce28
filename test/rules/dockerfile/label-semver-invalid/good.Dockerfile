FROM alpine:3.22
LABEL org.opencontainers.image.version="1.4.0-rc.1+b5"
LABEL org.opencontainers.image.version=${VERSION}
