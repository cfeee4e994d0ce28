FROM alpine:3.22
LABEL org.opencontainers.image.authors="Ada \"L\" <ada@example.com>"
#@ 0 10 maintainer-deprecated
label org.opencontainers.image.authors="ada@example.com"
#@ 0 10 maintainer-deprecated
