FROM alpine:3.22
LABEL org.opencontainers.image.url="https://example.com" org.opencontainers.image.source=git@github.com:a/b.git other=x
LABEL org.opencontainers.image.documentation=$DOCS
LABEL org.opencontainers.image.url=""
