/**
 * The real cases, for the debrief alone: the one file in which real firms and people are named. Every line says what was shown where;
 * `source.<id>` names where a reader can look it up, `source.<id>.at` the address. Invented names never appear here.
 */
export const cases = {
  'case.flag.title': 'One column, one account',
  'case.flag.1':
    'A column named allow_negative entered FTX’s code at the turn of July to August 2019. For a flagged account, the check on what may be withdrawn was skipped. The engineer who wrote it, Nishad Singh, said in court that Sam Bankman-Fried had asked for it.',
  'case.flag.2': 'On the day FTX filed for bankruptcy, one account had the flag: that of Alameda Research, its sister trading firm.',
  'case.flag.3': 'The defence’s theory: the flag was needed because Alameda turned dollars into stablecoins for customers.',

  'case.stop.title': 'The check that skipped a name',
  'case.stop.1':
    'FTX’s liquidation check closed an account below its maintenance margin. A commit by Gary Wang added four words to that line: “and not account.allow_negative”.',

  'case.found.title': 'Somebody did see it',
  'case.found.1':
    'In May 2022 staff of LedgerX, which belonged to FTX, found the exemption in the code and passed it up. A piece of it was removed; the problem stayed. The risk chief who had raised it was dismissed that August, The Wall Street Journal reports. LedgerX’s later owner says it knew of nothing.',

  'case.rules.title': '“Just like everyone else’s”',
  'case.rules.1':
    'On 31 July 2019 Bankman-Fried wrote in public that Alameda’s account was “just like everyone else’s”. The flag went into the code at practically the same time.',

  'case.limit.title': 'A limit that grew',
  'case.limit.1':
    'Alameda’s credit line on FTX went from a few million dollars to $1 billion to about $65 billion. It was raised each time Alameda ran into it.',
  'case.limit.2':
    'Most FTX customers had no line at all. Forty-one accounts had one between $1 million and $150 million. Alameda’s was about $65 billion.',

  'case.fund.title': 'A fund made of random numbers',
  'case.fund.1':
    'The insurance fund on FTX’s page changed each day by a random number, drawn around 7,500, times the day’s volume, divided by a billion.',
  'case.fund.2':
    'On 14 February 2021 the page showed about 5.5 million dollars and 5.25 million FTT, and spoke of “more than 100 million”. The amount of FTT was written into the page’s code.',
  'case.fund.3': 'The real fund was smaller than the one displayed: so the trial was told.',

  'case.worst.title': 'The fund’s worst day, in a sworn paper',
  'case.worst.1':
    'A sworn written statement of May 2022 said that FTX’s fund had paid out $9.5 million, net, in three years, and $4.7 million on its worst day.',
  'case.worst.2': 'The trial was told of losses beyond the real fund, more than once.',

  'case.thin.title': 'A thin coin and a large loss',
  'case.thin.1':
    'In 2021 a trader used a flaw in FTX’s margin rules to build a huge position in MobileCoin. The loss, several hundred million dollars, was moved to Alameda: investors saw FTX’s books, not Alameda’s.',
  'case.thin.2':
    'The sheet that investors got for 2021 showed $63 million of trading expenses and $63 million of other items. The loss was not in it.',

  'case.token.title': 'Their own token as the collateral',
  'case.token.1':
    'On 30 June 2022 Alameda’s sheet showed $14.6 billion of assets. About $5.8 billion of that was FTT, the token of its own exchange: more than all FTT in circulation was worth.',
  'case.token.2':
    'FTX’s collateral table counted FTT at 95 %, for initial margin too. Bitcoin, ether and most other coins were cut further there.',

  'case.support.title': 'Holding a price up',
  'case.support.1':
    'The US securities regulator says that FTT was bought in the open market to hold its price up, and with it the worth of Alameda’s collateral. Alameda’s chief, Caroline Ellison, pleaded guilty.',

  'case.lenders.title': 'Borrowing on what they had minted',
  'case.lenders.1':
    'Alameda owed the lender Voyager about $200 million in 2022. The collateral it had posted: 4.65 million FTT, worth about $112 million, and 63.75 million SRM, worth about $49 million.',

  'case.sheets.title': 'Seven balance sheets',
  'case.sheets.1':
    'In June 2022 Ellison drew up seven versions of Alameda’s balance sheet for Genesis, a lender. The one that was sent hid about $10 billion owed to FTX.',

  'case.hidden.title': 'Left out of the sum',
  'case.hidden.1':
    'FTX’s total of what it owed customers matched its wallets only because one account, at about minus $8 billion, was left out of the sum.',

  'case.deposits.title': 'Where the deposits were',
  'case.deposits.1': 'FTX’s terms said that a customer’s assets stay the customer’s, and that none of them may be lent to FTX.',
  'case.deposits.2':
    'In June 2022 customers’ dollars worth $11.3 billion should have been at Alameda. Its banks held $2.3 billion, an accounting professor, Peter Easton, told the court.',

  'case.lane.title': 'A few milliseconds',
  'case.lane.1':
    'Alameda’s orders reached FTX’s engine several milliseconds before others’, and skipped the check of funds that other programs had to wait for. So says the complaint of the US futures regulator.',

  'case.routed.title': 'Who gets the liquidations',
  'case.routed.1':
    'In one account of the case, liquidated positions on FTX were passed to Alameda, to spare other traders the flow. Alameda’s pay for it was growth and rebates.',

  'case.peg.title': 'The peg',
  'case.peg.1': 'It has been said that Alameda helped to break the TerraUSD peg in May 2022. Nothing of that has been shown in court.',

  'case.holder.title': 'A holder who wanted out',
  'case.holder.1':
    'On 5 November 2022 some 23 million FTT, worth about $520 million, left a wallet of Binance, which had been paid partly in FTT for its stake in FTX.',

  'case.calm.title': '“Assets are fine”',
  'case.calm.1': 'On 7 November 2022, in the morning in New York, Bankman-Fried posted: “FTX is fine. Assets are fine.”',
  'case.calm.2':
    'On 10 November he wrote that he had thought there was cash for 24 times an average day’s withdrawals. There was enough for 0.8 of the Sunday before.',

  'case.run.title': 'Thirty-seven per cent in six days',
  'case.run.1':
    'Between 6 and 11 November 2022 customers took $7.81 billion out of FTX: 37 % of what they had there, a quarter in one day. Large accounts went first.',

  'case.proof.title': 'What a proof has to show',
  'case.proof.1':
    'Coins shown are half a proof. What is owed must be proved too, and no account may count below zero: one negative account makes the total look smaller than it is.',

  'closing.models.title': 'LTCM, 1998',
  'closing.models.1':
    'A hedge fund with two Nobel laureates. At the end of 1997 it had about $30 of debt for each dollar of its own. On 23 September 1998 fourteen banks and brokers put in $3.6 billion so that it could be unwound in order.',
  'closing.hedges.title': 'Enron, 2001',
  'closing.hedges.1':
    'Vehicles called Raptors insured Enron against losses. Three of the four could pay only out of Enron’s own stock: in effect Enron was hedging with itself.',
  'closing.hedges.2': 'A firm worth over $60 billion on the exchange went to nothing within months.',
  'closing.line.title': 'FTX, 2022',
  'closing.line.1':
    'Bankman-Fried was found guilty on seven counts on 2 November 2023 and sentenced to 25 years on 28 March 2024, with about $11 billion to forfeit.',
  'closing.line.2': 'The same man, John J. Ray III, was put in charge of what was left of Enron and of FTX.',
  'closing.reading':
    'LTCM: good models, too much borrowed, no way out, and no fraud needed. Enron: its own stock behind its own promises, and entities off its books. FTX: both, and ahead of them a line of code that excused one account.',

  'source.gx617':
    'Government Exhibit 617, United States v. Bankman-Fried (S.D.N.Y. 2023); Molly White, “The FTX trial, day four: The fraud was in the code”',
  'source.gx611':
    'Government Exhibit 611, United States v. Bankman-Fried; Molly White, “The FTX trial, day four: The fraud was in the code”',
  'source.gx644':
    'Government Exhibit 644, United States v. Bankman-Fried; Molly White, “The FTX trial, day four: The fraud was in the code”',
  'source.gx600':
    'Government Exhibit 600, United States v. Bankman-Fried; Molly White, “The FTX trial, day four: The fraud was in the code”',
  'source.dayfour': 'Molly White, “The FTX trial, day four: The fraud was in the code”',
  'source.ray': 'First Interim Report of John J. Ray III, In re FTX Trading, Case 22-11068 (Bankr. D. Del.), Doc. 1242-1',
  'source.hodl': 'The Daily Hodl, 18 January 2023, on the debtors’ presentation to creditors',
  'source.hodl.at':
    'https://dailyhodl.com/2023/01/18/court-docs-reveal-ftx-allowed-alameda-to-borrow-65000000000-for-trading-made-firm-exempt-from-liquidation/amp/',
  'source.backdoor': 'CoinDesk, 5 October 2023, after The Wall Street Journal; The Block, post 254916',
  'source.backdoor.at': 'https://www.theblock.co/post/254916/ftx-employees-discovered-alameda-backdoor-months-before-collapse',
  'source.sheetleak': 'CoinDesk, 2 November 2022, on Alameda’s balance sheet of 30 June 2022',
  'source.weights': 'FTX help page “Collateral Management”, 2021-22',
  'source.weights.at': 'https://help.ftx.com/hc/en-us/articles/360031149632-Collateral-Management',
  'source.sec': 'US Securities and Exchange Commission, Litigation Release 25617',
  'source.sec.at': 'https://www.sec.gov/litigation/litreleases/lr-25617',
  'source.pledged': 'The Block, post 171127',
  'source.pledged.at': 'https://www.theblock.co/post/171127',
  'source.seven': 'The Block, post 255938, on Ellison’s testimony',
  'source.seven.at':
    'https://www.theblock.co/post/255938/caroline-ellison-prepared-7-different-balance-sheets-to-present-to-genesis-months-before-bankruptcy-inner-city-press',
  'source.dayfive': 'CoinDesk, 10 October 2023, on Wang’s testimony',
  'source.dayfive.at':
    'https://www.coindesk.com/policy/2023/10/10/gary-wang-caroline-ellison-looking-at-day-5-of-sam-bankman-frieds-trial/',
  'source.terms': 'FTX terms of service, section 8.2.6, quoted by TheStreet',
  'source.terms.at': 'https://www.thestreet.com/crypto/news/ftxs-terms-of-service-bar-company-from-seizing-users-crypto-lawyers-say',
  'source.easton': 'University of Notre Dame, on Easton’s testimony',
  'source.easton.at': 'https://m.nd.edu/current_students/news/detail?feed=faculty__staff&id=8d437333-f81d-5292-86b5-4916c9c60890',
  'source.cftc': 'Complaint of the US Commodity Futures Trading Commission, 13 December 2022',
  'source.cftc.at': 'https://news.yahoo.com/ftx-systems-gave-alameda-trades-055134191.html',
  'source.zerocap': 'Zerocap, “Learning from FTX”',
  'source.cointelegraph': 'Cointelegraph, November 2022',
  'source.cointelegraph.at': 'https://it.cointelegraph.com/news/ftx-addresses-user-withdrawal-complaints-amid-major-token-movement',
  'source.fine': 'The Block, post 186132, 7 November 2022',
  'source.fine.at': 'https://www.theblock.co/post/186132',
  'source.thread': 'Bankman-Fried on Twitter, 10 November 2022',
  'source.thread.at': 'https://twitter.com/SBF_FTX/status/1590709174572572675',
  'source.chicago': 'Federal Reserve Bank of Chicago, Chicago Fed Letter 479, 2023',
  'source.chicago.at': 'https://www.chicagofed.org/publications/chicago-fed-letter/2023/479',
  'source.solvency': 'Vitalik Buterin, notes on proof of solvency',
  'source.solvency.at': 'https://hackmd.io/@vbuterin/proof_of_solvency',
  'source.fedhistory': 'Federal Reserve History, “Near Failure of Long-Term Capital Management”',
  'source.fedhistory.at': 'https://www.federalreservehistory.org/essays/ltcm-near-failure',
  'source.powers': 'Report of the special committee of Enron’s board (Powers report), 2002, chapter V',
  'source.powers.at': 'https://news.findlaw.com/hdocs/docs/enron/sicreport/chapter5.html',
  'source.week': 'The Week, 29 March 2024',
  'source.week.at': 'https://theweek.com/crime/sam-bankman-fried-crypto-king-prison-sentence-fraud',
  'source.overseer': 'Unchained, on the first bankruptcy filing of November 2022',
  'source.overseer.at': 'https://unchainedcrypto.com/ftx-bankruptcy-overseer-says-companys-collapse-is-worst-hes-ever-seen',
} as const;
