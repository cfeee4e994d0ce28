FROM node:24
WORKDIR /usr/lib/app
WORKDIR /usr/src/app
VOLUME /etc/nginx /var/lib/x
VOLUME ["/data"]
WORKDIR /development
