FROM alpine:3.22
RUN apk add --no-cache --virtual .build-deps gcc musl-dev && make && apk del .build-deps
RUN apk add --no-cache curl
RUN apk del curl
