FROM alpine:3.22 AS other
LABEL com.example.tier=b
FROM alpine:3.22
#    ^^^^^^^^^^^ image-label-required-missing
LABEL com.example.team=a
