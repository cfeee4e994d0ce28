FROM alpine:3.22
# starts it
CMD ["/usr/sbin/nginx", "-g", "daemon off;"]
#@ 0 3 stop-signal-missing
