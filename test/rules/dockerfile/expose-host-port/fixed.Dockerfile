FROM alpine:3.22
EXPOSE 80 80/tcp 90
#      ^^^^^^^^^^^^^^^ expose-host-port
#                      ^^^^^^^^^^^ expose-host-port
ONBUILD EXPOSE 443
#              ^^^^^^^^^^^^ expose-host-port
