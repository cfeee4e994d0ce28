FROM golang:1.25
RUN go install golang.org/x/tools/cmd/goimports@v1.0.0
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ go-install-version-unpinned
RUN go install github.com/owner/tool/cmd/tool@v1.0.0 && CGO_ENABLED=0 go install -v "github.com/owner/other@v1.0.0"
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ go-install-version-unpinned
#                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ go-install-version-unpinned
