FROM alpine:3.22
LABEL org.opencontainers.image.version="1.4"
#                                      ^^^^^ label-semver-invalid
