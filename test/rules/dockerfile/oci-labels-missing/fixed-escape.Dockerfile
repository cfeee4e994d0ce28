# escape=`
FROM alpine:3.22
LABEL org.opencontainers.image.source="VALUE" `
      org.opencontainers.image.revision="VALUE" `
      org.opencontainers.image.licenses="VALUE"
#    ^^^^^^^^^^^ oci-labels-missing
CMD ["a"]
