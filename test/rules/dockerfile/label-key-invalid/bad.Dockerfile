FROM alpine:3.22
LABEL com.example..a=b -x=c
#     ^^^^^^^^^^^^^^ label-key-invalid
#                      ^^ label-key-invalid
LABEL com.docker.mine=a
#     ^^^^^^^^^^^^^^^ label-key-invalid
LABEL äh old form
#     ^^ label-key-invalid
