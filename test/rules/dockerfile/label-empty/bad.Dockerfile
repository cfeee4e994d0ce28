FROM alpine:3.22
LABEL a="" b=c d=
#     ^ label-empty
#              ^ label-empty
LABEL e ""
#     ^ label-empty
