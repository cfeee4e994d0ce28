FROM alpine:3.22
LABEL org.opencontainers.image.revision="v1.0"
#                                       ^^^^^^ label-git-hash-invalid
