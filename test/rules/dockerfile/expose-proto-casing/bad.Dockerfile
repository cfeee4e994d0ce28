FROM alpine:3.22
EXPOSE 80 443/UDP "80/Tcp"
#         ^^^^^^^ expose-proto-casing
#                 ^^^^^^^^ expose-proto-casing
