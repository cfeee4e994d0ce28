FROM alpine:3.22
ONBUILD RUN true
