FROM alpine:3.22
USER ${APP_USER}
CMD ["top"]
