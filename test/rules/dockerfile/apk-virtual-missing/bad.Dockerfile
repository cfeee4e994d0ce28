FROM alpine:3.22
RUN apk add --no-cache gcc musl-dev && make && apk del gcc musl-dev
#                                                      ^^^ apk-virtual-missing
