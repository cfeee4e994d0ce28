ARG VERSION=1
LABEL a=b
#@ 0 5 from-first
RUN true
FROM alpine:$VERSION
