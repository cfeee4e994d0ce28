FROM alpine:3.22
LABEL maintainer="a@example.com"
