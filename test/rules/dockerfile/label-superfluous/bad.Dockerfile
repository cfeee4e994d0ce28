FROM alpine:3.22
LABEL team=a
#     ^^^^ label-superfluous
LABEL com.example.team=a \
      tier="b c" \
#     ^^^^ label-superfluous
      maintainer=me
