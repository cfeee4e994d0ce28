FROM alpine:3.22
RUN apk update
#       ^^^^^^ update-alone
RUN apk add curl
