FROM alpine:3.22
LABEL org.opencontainers.image.source=x com.example/team=a maintainer=me io.k8s.display-name="a" $KEY=b com.docker.extension.publisher=c
