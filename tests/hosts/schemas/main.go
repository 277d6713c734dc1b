package main

import "fmt"

func main() {
	for _, text := range []string{`{"status":5,"error":27}`, `{"status":7777,"error":99999}`} {
		report, err := UnmarshalReport([]byte(text))
		if err != nil {
			panic(err)
		}
		written, err := report.Marshal()
		fmt.Println(report.Status, report.Error, string(written), err)
	}
}
