package main

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"slices"

	"acme.example/app/internal/codes"
)

type report struct {
	Status codes.GeneralStatus        `json:"status"`
	Error  *codes.GeneralError        `json:"error,omitempty"`
	Counts map[codes.GeneralError]int `json:"counts,omitempty"`
}

func advice(code codes.ErrorCode) string {
	switch code {
	case codes.GeneralErrorECAbsentSubscriber:
		return "later"
	}
	switch code := code.(type) {
	case codes.GeneralError:
		if group, ok := code.Group(); ok && group == codes.GeneralErrorGroupHandsetErrors {
			return "the phone"
		}
		if !code.Known() {
			return "new"
		}
	}
	return code.Description()
}

func main() {
	for _, text := range []string{`{"status":5,"error":27,"counts":{"99999":2}}`, `{"status":7777,"error":99999}`, `{"status":52}`} {
		var one report
		if err := json.Unmarshal([]byte(text), &one); err != nil {
			panic(err)
		}
		written, err := json.Marshal(one)
		fmt.Println(one.Status, string(written) == text, err)
		if one.Error != nil {
			fmt.Println(advice(*one.Error))
		}
	}

	var column sql.Null[codes.GeneralError]
	fmt.Println(column.Scan(int64(99999)), column.V, column.Valid)

	found := codes.FindError(5002)
	fmt.Println(len(found), found[0], slices.Contains(codes.FindError(27), codes.ErrorCode(codes.GeneralErrorECAbsentSubscriber)))

	log := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: func(_ []string, attr slog.Attr) slog.Attr {
		if attr.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return attr
	}}))
	log.Info("sent", "code", codes.GeneralErrorECAbsentSubscriber, "newer", codes.GeneralError(99999))
}
