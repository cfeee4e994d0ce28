FROM alpine:3.22
LABEL com.example.team=a maintainer=me ${KEY}=x
