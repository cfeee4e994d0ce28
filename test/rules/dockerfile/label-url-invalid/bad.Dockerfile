FROM alpine:3.22
LABEL org.opencontainers.image.url="example.com" \
#                                  ^^^^^^^^^^^^^ label-url-invalid
      org.opencontainers.image.source=github.com/a/b
#                                     ^^^^^^^^^^^^^^ label-url-invalid
