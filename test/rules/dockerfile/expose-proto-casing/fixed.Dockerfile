FROM alpine:3.22
EXPOSE 80 443/udp "80/tcp"
#         ^^^^^^^ expose-proto-casing
#                 ^^^^^^^^ expose-proto-casing
