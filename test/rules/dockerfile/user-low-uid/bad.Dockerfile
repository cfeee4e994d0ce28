FROM alpine:3.22
USER 1000:1000
#    ^^^^^^^^^ user-low-uid
