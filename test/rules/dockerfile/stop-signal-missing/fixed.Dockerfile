FROM alpine:3.22
STOPSIGNAL SIGQUIT
# starts it
CMD ["/usr/sbin/nginx", "-g", "daemon off;"]
#@ 0 3 stop-signal-missing
