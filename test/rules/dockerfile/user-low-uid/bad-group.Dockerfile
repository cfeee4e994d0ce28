FROM alpine:3.22
USER 10000:app
#    ^^^^^^^^^ user-low-uid
