FROM alpine:3.22
RUN apk add curl gcc \
    && make \
    && apk del gcc
#              ^^^ apk-virtual-missing
RUN ["apk", "del", "gcc"]
RUN apk add --virtual .build-deps git \
    && make \
    && apk del .build-deps
#              ^^^ apk-virtual-missing
