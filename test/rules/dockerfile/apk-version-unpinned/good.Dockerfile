FROM alpine:3.22
ARG VERSION
ARG PACKAGES
RUN apk add --no-cache nginx=1.28.0-r3 'curl>8' git~2
RUN apk add --no-cache --virtual .build-deps gcc=14.2.0-r6
RUN apk add $PACKAGES
RUN apk add -X https://example.com/repo a=1 ./local.apk
RUN apk del nginx
