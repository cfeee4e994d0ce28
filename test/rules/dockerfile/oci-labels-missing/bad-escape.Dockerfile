# escape=`
FROM alpine:3.22
#    ^^^^^^^^^^^ oci-labels-missing
CMD ["a"]
