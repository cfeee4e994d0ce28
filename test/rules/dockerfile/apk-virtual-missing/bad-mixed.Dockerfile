FROM alpine:3.22
RUN apk add curl gcc \
    && make \
    && apk del gcc
#              ^^^ apk-virtual-missing
RUN ["apk", "del", "gcc"]
RUN apk add git \
    && make \
    && apk del git
#              ^^^ apk-virtual-missing
