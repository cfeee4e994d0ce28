{{- define "shop.color" -}}{{ .Values.color }}{{ get $.Values.x "quoted" }}{{- end }}
