FROM alpine:3.22
ENV ROOT=/opt
ENV BIN=$ROOT/bin
#                 ^^^^^^^^^ env-self-reference
ENV A=1 \
    B=2
ENV C="$A-x"
#     ^^^^^^ env-self-reference
