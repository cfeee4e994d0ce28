FROM alpine:3.22
STOPSIGNAL SIGQUIT
CMD ["nginx", "-g", "daemon off;"]
