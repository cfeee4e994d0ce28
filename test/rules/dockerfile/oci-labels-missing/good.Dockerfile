FROM alpine:3.22
LABEL org.opencontainers.image.source=a org.label-schema.vcs-ref=b org.opencontainers.image.licenses=MIT
