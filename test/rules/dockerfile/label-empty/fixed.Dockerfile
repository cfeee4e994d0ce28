FROM alpine:3.22
LABEL a="VALUE" b=c d="VALUE"
#     ^ label-empty
#              ^ label-empty
LABEL e ""
#     ^ label-empty
