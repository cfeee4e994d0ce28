FROM alpine:3.22
#      ^^ expose-ssh
EXPOSE 80 443
#         ^^^^^^ expose-ssh
EXPOSE 1
#      ^^ expose-ssh
EXPOSE 80
# ^^ expose-ssh
RUN true
