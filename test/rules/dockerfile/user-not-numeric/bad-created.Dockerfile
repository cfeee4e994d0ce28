FROM alpine:3.22
RUN addgroup -g 2000 app && adduser -D -u 2000 -G app app
USER app
#    ^^^ user-not-numeric
