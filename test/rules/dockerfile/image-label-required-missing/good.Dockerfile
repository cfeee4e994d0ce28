FROM alpine:3.22 AS base
LABEL com.example.team=a
FROM base
LABEL "com.example.tier"=b
