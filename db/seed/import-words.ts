/** An export of the system the lab used before, with what such exports hold: a month without a day, a refund, a euro, a slip. */
export const storyEarlierGifts = `Donor's First Name,Donor's Last Name,Donor Email,Amount,Currency,Donated At,Donation Type,Status,Make Donation Anonymous,Receipt Id
Irène,Castel,irene.castel@example.org,"$1,200.00",USD,2021-11-30,Credit Card,Paid,no,DB-1001
Irène,Castel,irene.castel@example.org,"$1,500.00",USD,2022-11-29,Credit Card,Paid,no,DB-1002
Tobias,Renn,tobias.renn@example.org,$250.00,USD,3/14/2022,PayPal,Paid,no,DB-1003
Wanda,Orlik,wanda.orlik@example.org,$75.00,USD,December 2022,Credit Card,Paid,no,DB-1004
Wanda,Orlik,wanda.orlik@example.org,$75.00,USD,1/5/2023,Credit Card,Refunded,no,DB-1005
Jonas,Held,jonas.held@example.org,€300.00,EUR,2/2/2023,Credit Card,Paid,no,DB-1006
Amadou,Sy,amadou.sy@example.org,$40.00,USD,6/1/2023,Credit Card,Paid,no,DB-1007
Amadou,Sy,amadou.sy@example.org,$40.00,USD,6/1/2023,Credit Card,Paid,no,DB-1007
Lena,Fuchs,lena.fuchs@example,$500.00,USD,9/9/2023,Credit Card,Paid,no,DB-1008
Mei,Tanaka,mei.tanaka@example.org,"$2,000.00",USD,12/31/2023,ACH,Paid,no,DB-1009
`

/** People met at a conference; the file waits for somebody to have it written. */
export const storyConferenceList = `Donor id,Donor kind,Name,Organisation,E-mail,City,State,Country
C-1,Person,Paulo Reis,,paulo.reis@example.org,Austin,TX,US
C-2,Organisation,,Open Weights Fund,grants@openweights.example,Seattle,WA,US
C-3,Person,Wanda Orlik,,wanda.orlik@example.org,Chicago,IL,US
`
