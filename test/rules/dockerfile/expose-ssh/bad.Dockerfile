FROM alpine:3.22
EXPOSE 22
#      ^^ expose-ssh
EXPOSE 80 22/tcp 443
#         ^^^^^^ expose-ssh
EXPOSE 22 1
#      ^^ expose-ssh
EXPOSE 80 \
  22
# ^^ expose-ssh
RUN true
