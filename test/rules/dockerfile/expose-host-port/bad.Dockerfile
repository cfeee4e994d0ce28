FROM alpine:3.22
EXPOSE 127.0.0.1:80:80 8080:80/tcp 90
#      ^^^^^^^^^^^^^^^ expose-host-port
#                      ^^^^^^^^^^^ expose-host-port
ONBUILD EXPOSE [::1]:80:443
#              ^^^^^^^^^^^^ expose-host-port
