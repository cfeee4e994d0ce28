FROM alpine:3.22
#     ^^^^ label-superfluous
LABEL com.example.team=a \
#     ^^^^ label-superfluous
      maintainer=me
