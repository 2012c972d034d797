# 보호자가 미성년자에게 무엇을 허락하는지 적는 서류. 서명하는 글은 consent-text로 시작한다: version.ts 참고.
consent-title = 보호자 동의서
consent-print = 양식 인쇄
consent-what = 보호자가 서명할 양식으로, 이 페이지의 언어로 되어 있습니다. 서명을 받은 뒤 허락한 항목을 그 사람의 페이지에 하나씩 등록하세요.
consent-minor = 미성년자
consent-guardian = 부모 또는 보호자
consent-relation = 관계(어머니, 아버지, 보호자)
consent-phone = 전화
consent-text-lead = 저는 위 미성년자의 부모 또는 보호자입니다. 아래 항목은 각각 따로 허락하거나 허락하지 않습니다. 일부만 허락하면 그 범위에서 랩을 이용할 수 있습니다.
consent-text-comes-alone = 랩 운영 시간에 저 없이 랩에 와서, 교육을 이수한 장비로 작업해도 됩니다. 랩이 위험하다고 표시한 장비에서는 어른과 함께할 때만 작업합니다.
consent-text-personal-data = 랩은 안전한 운영과 이용 집계를 위해 이름, 연락처, 교육, 예약, 장비 사용 기록을 보관합니다. 이름은 직원만 볼 수 있으며 보고서에는 이름이 없습니다. 무엇을 얼마나 보관하는지는 랩에서 확인할 수 있습니다.
consent-text-photographs = 랩은 미성년자를 알아볼 수 있는 사진과 영상을 찍어 활동 보고서와 랩의 페이지에 실을 수 있습니다.
consent-text-rights = 이 허락은 언제든지 이유 없이 랩에서 또는 서면으로 철회할 수 있으며, 그날부터 효력이 없어집니다. 랩이 보관하는 내용을 확인하고 정정하거나 삭제하도록 요청할 수 있습니다.
consent-yes = 허락합니다
consent-no = 허락하지 않습니다
consent-day = 날짜
consent-signature = 서명
consent-version = { $day } 문안 (버전 { $version })
