/**
 * Given names in Latin letters, folded, of languages whose names the lists contain only in their own scripts. From general knowledge. Short
 * names differ by one letter, so that only a list distinguishes a name from a typo of another name.
 */
export const asianNames: readonly string[] = `
an anh bao bich binh cam chau chi chinh cong cuong dai dan diem dieu dinh dong duc dung duy duyen giang ha hai han hang hanh hao hien hieu
hoa hoai hoan hong hue hung huong huy huyen khai khang khanh khoa kien kieu lam lan lien linh loan loc long luan ly mai manh minh my nam
nga ngan nghia ngoc nguyet nhan nhi nhung oanh phat phong phuc phuong quan quang quoc quy quyen quynh sang son suong tai tam tan thang
thanh thao thi thien thinh tho thu thuan thuy tien toan trang tri trinh trong truc trung truong tu tuan tuyen tuyet uyen van viet vinh vy xuan yen
bin bing bo chang chao chen cheng chun dan dong fan fang fei feng gang guang guo hao hong hua huan hui jian jiang jiao jie jin jing juan
jun kai kang kun lan lei li liang lin ling long lu mei meng min ming na nan ning peng ping qi qian qiang qin qing rong rui shan shu shuai
tao ting wei wen xia xiang xiao xin xiu xue yan yang yi ying yong yu yuan yue yun zhen zheng zhi zhong
xiaoming xiaohong xiaoli xiaoyan jianguo jianhua jianjun guoqiang weimin weidong zhiqiang zhiwei zhigang haiyan lihua liping xiuying
xiulan guiying meiling yuhan zihan haoyu zixuan yichen
minjun seojun dohyun jihoon jihun hyunwoo junho junseo sungmin jaehyun minho minseok donghyun youngho youngsoo sangwoo taehyung jungkook
seungmin seoyeon seoyun jiwoo minji minseo hyejin jiyoung yoona sujin soojin eunji yujin younghee hyunjung jisoo haeun yerin bora
hiroshi takashi kenji akira satoshi makoto takeshi kazuo haruto yuto sota ren daiki shota kenta ryota naoki yuki yoko keiko akiko
hanako yumiko kumiko naomi haruka aoi hina rin misaki ayumi megumi tomoko noriko kazuko michiko taro jiro ichiro hideo masao
ahmad mahmoud hamid hamza tariq khalid walid rashid faisal bilal omar umar amr imran irfan zain zaid zayn saad said sami samir karim
kareem rahim nasser nasir yasir yasin amin amina amira amal iman huda hoda nour noor layla leila salma salwa samira karima rania dina
dalia hala hanan hind jamila khadija latifa maha manal mona nada nadia nahla najwa rasha reem rim ruba sahar sana sara shaima yasmin zeinab
aarav arjun rohan rohit rahul rakesh ramesh suresh mahesh naresh dinesh ganesh rajesh mukesh nitin nikhil sachin sanjay vijay ajay anil
sunil amit sumit ankit ankita anita sunita kavita savita lalita priya pooja puja neha nisha usha asha radha rekha reena meena veena
seema geeta gita sita rita shreya divya deepa deepak deepika swati smita shweta anjali anjana sonali sonal komal
kaisa maisa raisa aino eino aija raija maija kaija anja tarja marja tuija pirjo pirkko ritva riitta eija erja esko isto risto seppo teppo
`
  .trim()
  .split(/\s+/)
