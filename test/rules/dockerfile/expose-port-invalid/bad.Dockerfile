FROM alpine:3.22
EXPOSE 80 65536
#         ^^^^^ expose-port-invalid
EXPOSE http
#      ^^^^ expose-port-invalid
EXPOSE 80,443 90-80 80/tpc
#      ^^^^^^ expose-port-invalid
#             ^^^^^ expose-port-invalid
#                   ^^^^^^ expose-port-invalid
ONBUILD EXPOSE 123456
#              ^^^^^^ expose-port-invalid
