FROM alpine:3.22
EXPOSE "80:80"
#      ^^^^^^^ expose-host-port
